import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { followLanguage, i18n } from './i18n'
import { router } from './router'
import './ui/base.css'

followLanguage()
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
